// Job titles as people give them in statements. Heads of the title; words before them ("trainee", "senior", "HGV") are taken by the pattern.
export const JOBS =
  `accountant actor actress administrator advocate anaesthetist analyst apprentice architect artist assistant auditor baker banker barber
  barista barrister bartender beautician bookkeeper bricklayer broker builder butcher buyer caretaker carer caseworker cashier caterer
  chaplain chef chemist childminder chiropodist cleaner clerk coach cobbler conductor conservator contractor cook coordinator councillor
  counsellor courier curator decorator dentist designer developer dietitian director dispatcher doctor dogwarden doorman doorwoman
  drayman driver economist editor electrician engineer estimator farmer farrier firefighter fireman fisherman fishmonger fitter florist
  forester foreman gamekeeper gardener gasfitter glazier goldsmith governess greengrocer grocer groom groundsman guard guide hairdresser
  handyman headmaster headmistress headteacher historian homemaker housekeeper housewife instructor interpreter investigator janitor
  jeweller jockey joiner journalist keyworker labourer landlady landlord landscaper lawyer lecturer librarian lifeguard locksmith
  machinist magistrate manager mason mechanic merchant messenger midwife miller milkman miner minister musician nanny nurse nurseryman
  operative operator optician optometrist osteopath owner paramedic pathologist pharmacist photographer physician physiotherapist pilot
  plasterer plumber podiatrist porter postman postmaster postmistress postwoman priest printer producer professor programmer proprietor
  psychiatrist psychologist publican publisher radiographer ranger receptionist recruiter rector registrar reporter representative
  researcher rigger roofer sailor salesman saleswoman scaffolder scientist seamstress secretary shepherd shopkeeper signalman singer
  skipper smith soldier solicitor sonographer spinner stableman steward stewardess stonemason student superintendent supervisor surgeon
  surveyor tailor tattooist teacher technician telephonist therapist tiler trader trainer translator trucker tutor typist umpire
  undertaker underwriter upholsterer usher vet veterinarian veterinary verger vicar waiter waitress warden warehouseman weaver welder
  woodworker worker writer hca governor postie binman dustman bouncer referee stylist self-employed unemployed retired`.split(
    /\s+/,
  );
